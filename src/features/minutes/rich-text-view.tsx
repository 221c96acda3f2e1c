/** Rich text as people read it: made of elements of ours, never of HTML that somebody wrote. */
import { Fragment, type ReactNode } from 'react';
import { nodesOf, type RichNode, type RichText } from '../../domain/rich-text';

interface RichTextViewProps {
  readonly text: RichText;
  /** The level of the text's first headings: one below the heading it stands under. */
  readonly level?: 3 | 4;
}

export const RichTextView = ({ text, level = 3 }: RichTextViewProps) => <div className="minutes__read">{childrenOf(nodesOf(text), level)}</div>;

const childrenOf = (nodes: readonly RichNode[], level: number): ReactNode => nodes.map((node, index) => <Fragment key={index}>{drawn(node, level)}</Fragment>);

const drawn = (node: RichNode, level: number): ReactNode => {
  const inside = childrenOf(node.children, level);
  switch (node.type) {
    case 'text':
      return worn(node);
    case 'hardBreak':
      return <br />;
    case 'mention':
      return <span className="mention">{node.mention?.label}</span>;
    case 'heading':
      return headingOf(level + node.level - 2, inside);
    case 'bulletList':
      return <ul>{inside}</ul>;
    case 'orderedList':
      return <ol>{inside}</ol>;
    case 'listItem':
      return <li>{inside}</li>;
    case 'blockquote':
      return <blockquote>{inside}</blockquote>;
    default:
      // A paragraph, or what a newer version wrote: its words are read all the same.
      return <p>{inside}</p>;
  }
};

const headingOf = (level: number, inside: ReactNode): ReactNode => {
  const Heading = `h${Math.min(level, 6)}` as 'h3' | 'h4' | 'h5' | 'h6';
  return <Heading>{inside}</Heading>;
};

const worn = ({ text, bold, italic, href }: RichNode): ReactNode => {
  const leaning = italic ? <em>{text}</em> : text;
  const words = bold ? <strong>{leaning}</strong> : leaning;
  return href === undefined ? words : <a href={href} rel="noopener nofollow ugc">{words}</a>;
};
