/** Rich text of minutes as elements of a page: what the document says, never what somebody typed as markup. */
import type { ReactNode } from 'react';
import { nodesOf, type RichNode, type RichText } from '../domain/rich-text';
import type { Language } from '../language/language';
import { useSite } from './site-context';

/** Under a heading of the third level: headings of the text are of the fourth. Written in Spanish, whatever the page speaks. */
export const MinutesText = ({ text }: { readonly text: RichText }) => {
  const { language } = useSite();
  return (
    <div className="minutes__text" lang={language.locale === 'es' ? undefined : 'es-AR'}>
      {blocks(nodesOf(text), language)}
    </div>
  );
};

const blocks = (nodes: readonly RichNode[], language: Language): ReactNode => nodes.map((node, index) => <Block key={index} node={node} language={language} />);

interface NodeProps {
  readonly node: RichNode;
  readonly language: Language;
}

const Block = ({ node, language }: NodeProps): ReactNode => {
  const { type, children } = node;
  if (type === 'heading') return <h4>{runs(children, language)}</h4>;
  if (type === 'bulletList') return <ul>{blocks(children, language)}</ul>;
  if (type === 'orderedList') return <ol>{blocks(children, language)}</ol>;
  if (type === 'listItem') return <li>{blocks(children, language)}</li>;
  if (type === 'blockquote') return <blockquote>{blocks(children, language)}</blockquote>;
  return <p>{runs(children, language)}</p>;
};

const runs = (nodes: readonly RichNode[], language: Language): ReactNode => nodes.map((node, index) => <Run key={index} node={node} language={language} />);

const Run = ({ node, language }: NodeProps): ReactNode => {
  if (node.type === 'hardBreak') return <br />;
  if (node.mention) return <span className="minutes__mention">{node.mention.label === '' ? language.t('siteMeeting.somebody') : node.mention.label}</span>;
  const strong = node.bold ? <b>{node.text}</b> : node.text;
  const words = node.italic ? <i>{strong}</i> : strong;
  if (node.href === undefined) return words;
  return (
    <a href={node.href} rel="noopener nofollow ugc">
      {words}
    </a>
  );
};
